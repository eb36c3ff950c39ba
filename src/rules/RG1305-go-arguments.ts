import { grammarRule } from './grammar.ts'

/** These stand unquoted in the Dockerfile and in make. */
export const goFlags = grammarRule({
  code: 'RG1305',
  at: ['build.flags.*', 'build.ldflags.*', 'build.tags.*'],
  pattern: /^[\w.,:=/@+-]+$/,
  called: 'a single word for the Go toolchain',
  hint: "write one word a list item: ['-trimpath', '-mod=vendor']",
})

/** A package is a path of the module. */
export const goPackage = grammarRule({
  code: 'RG1305',
  at: ['binaries.*.package'],
  pattern: /^(?!.*(?:^|\/)\.\.(?:\/|$))(?:\.|\.\/[\w./@+-]+|[\w][\w./@+-]*)$/,
  called: 'a main package of the module',
  hint: "write its directory: './cmd/server'",
})

/** `-X` takes a package path and a name. */
export const goVariable = grammarRule({
  code: 'RG1305',
  at: ['version.variables.*'],
  pattern: /^[\w./@+-]+\.[A-Za-z_]\w*$/,
  called: 'a Go variable with its package',
  hint: "write 'main.version'",
})
