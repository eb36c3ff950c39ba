import { grammarRule } from './grammar.ts'

/** What curl is asked for. */
export const smokePath = grammarRule({
  code: 'RG1407',
  at: ['smoke.paths.*'],
  pattern: /^\/[\w./?&=%+~:@,;-]*$/,
  called: 'a path to request',
  hint: "write it from the root, encoded as in a URL: '/healthz'",
})
