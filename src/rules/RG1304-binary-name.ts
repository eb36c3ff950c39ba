import { grammarRule } from './grammar.ts'

/** Names go into stages, make targets and files; `{ext}` and the like are filled in. */
export const binaryName = grammarRule({
  code: 'RG1304',
  at: ['binaries.*.fileName'],
  pattern: /^(?:\w|\{(?:name|os|arch)\})(?:[\w.-]|\{(?:name|os|arch|ext)\})*$/,
  called: 'a file name',
  hint: "write 'app-{os}-{arch}{ext}'; the placeholders are {name}, {os}, {arch} and {ext}",
})
