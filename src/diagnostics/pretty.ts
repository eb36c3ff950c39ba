import pc from 'picocolors'
import type { Diagnostic, Severity } from './diagnostic.ts'
import { printable, unprintable } from './quoted.ts'

type Colors = ReturnType<typeof pc.createColors>

/** How findings are shown. */
export interface PrettyOptions {
  color: boolean
  /** Text of a file by its name, for the excerpt; undefined when it is not at hand. */
  textOf: (file: string) => string | undefined
}

/** Findings for people: place, sentence, the line with a caret, and what to write instead. */
export function pretty(diagnostics: readonly Diagnostic[], { color, textOf }: PrettyOptions): string {
  const colors = pc.createColors(color)
  return diagnostics.map((diagnostic) => one(diagnostic, colors, textOf)).join('\n')
}

function one(diagnostic: Diagnostic, colors: Colors, textOf: PrettyOptions['textOf']): string {
  const { code, severity, message, hint, file, line, column } = diagnostic
  const place = file === undefined ? '' : line === undefined ? `${file} ` : `${file}:${line}:${column ?? 1} `
  const paint: Record<Severity, (text: string) => string> = {
    error: colors.red,
    warning: colors.yellow,
    info: colors.cyan,
  }
  const head = `${colors.bold(place)}${paint[severity](`${severity} ${code}`)} ${printable(message)}`
  const source = file !== undefined && line !== undefined ? textOf(file)?.split('\n')[line - 1] : undefined
  return [
    head,
    ...(source === undefined ? [] : excerpt(source, line ?? 1, column ?? 1, colors)),
    `  ${colors.dim('hint:')} ${printable(hint)}`,
    '',
  ].join('\n')
}

function excerpt(source: string, line: number, column: number, colors: Colors): string[] {
  const number = String(line)
  // A line can be as long as a file; what is shown is cut around the place.
  const start = column > 100 ? column - 60 : 1
  const shown = source
    .slice(start - 1, start + 119)
    .trimEnd()
    // One column each, or the caret would stand elsewhere.
    .replace(unprintable, (character) => (character === '\t' ? ' ' : '\ufffd'))
  return [
    `  ${colors.dim(`${number} |`)} ${shown}`,
    `  ${colors.dim(`${' '.repeat(number.length)} |`)} ${' '.repeat(column - start)}${colors.bold('^')}`,
  ]
}
