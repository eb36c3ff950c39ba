import { grammarRule } from './grammar.ts'

/** A user name goes into a shell word and a YAML string. */
export const loginName = grammarRule({
  code: 'RG1103',
  at: ['registry.username'],
  pattern: /^[\w][\w.@+-]*$/,
  called: 'a user name',
  hint: 'write the name of the user who owns the token',
})
