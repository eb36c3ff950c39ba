/** How bad a finding is. Only `error` stops the generation. */
export type Severity = 'error' | 'warning' | 'info'

/** A finding, in the form that every command prints and `--json` carries. */
export interface Diagnostic {
  /** `RG` and four digits; each has a section in docs/diagnostics.md. */
  code: string
  severity: Severity
  /** What is wrong, with the value. */
  message: string
  /** What to write or do instead. */
  hint: string
  /** File, from the root of the repository; absent when the finding is about no file. */
  file?: string
  /** Line, from 1. */
  line?: number
  /** Column, from 1. */
  column?: number
  /** Key path in the config, `tags.latest`. */
  path?: string
}

/** A key path as its parts: `['expose', 0]`. */
export type KeyPath = readonly (string | number)[]

/** Prints a key path as people write it: `expose[0]`, `env["A B"]`. */
export function formatPath(path: KeyPath): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`
    if (!/^[\w$-]+$/.test(part)) return `${text}[${JSON.stringify(part)}]`
    return text === '' ? part : `${text}.${part}`
  }, '')
}

/** Whether any finding stops the generation. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error')
}
