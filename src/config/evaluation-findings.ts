import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { linesBefore, Stopped, Unparsed } from './evaluate.ts'
import type { Position, SyntaxFault } from './positions/position.ts'
import { faults, type SourceFile } from './source-file.ts'

/**
 * Says what kept a file from being evaluated, in the place where it went wrong: that may be a file that it imports.
 *
 * @param read reads such a file
 */
export async function evaluationFindings(
  source: SourceFile,
  error: unknown,
  read: (path: string) => Promise<SourceFile>,
): Promise<Diagnostic[]> {
  const open = async (path: string) => (path === source.path ? source : await read(path))
  if (error instanceof Unparsed) {
    const unparsed = await open(error.path)
    const found = await faults(unparsed)
    if (found.length > 0) return found.map((fault) => syntaxError(unparsed, fault))
    // Right as TypeScript, and wrong all the same: what Node.js refuses, or the transformation does not know.
    if (error.cause instanceof Error) return [syntaxError(unparsed, refusal(unparsed, error.cause))]
  }
  const cause = error instanceof Stopped || error instanceof Unparsed ? error.cause : error
  const frame = error instanceof Stopped ? frameOf(error) : undefined
  const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)
  const { name, text } = await open(frame?.path ?? source.path)
  const { line, column } = named(text, inside(text, frame), reason)
  return [
    {
      code: 'RG1003',
      severity: 'error',
      file: name,
      line,
      column,
      message: `the file stopped with: ${reason.split('\n')[0]}`,
      hint: 'relgen runs a config to read it; mend what stopped it',
    },
  ]
}

function syntaxError({ name }: SourceFile, { line, column, message }: SyntaxFault) {
  return {
    code: 'RG1002',
    severity: 'error' as const,
    file: name,
    line,
    column,
    message: `syntax error: ${message.replace(/\.$/, '')}`,
    hint: 'mend the syntax; nothing else can be checked before',
  }
}

/** The first error of a file, as the one who refused it tells: in a property, or in the first lines of the stack. */
function refusal({ path, text }: SourceFile, cause: Error & { loc?: Position }): SyntaxFault {
  const message = (cause.message.split('\n')[0] ?? '')
    .replace(`Error transforming ${path}: `, '')
    .replace(/ \(\d+:\d+\)$/, '')
  if (cause.loc) return { ...inside(text, { ...cause.loc, line: cause.loc.line - linesBefore.length }), message }
  const [where = '', shown = '', caret = ''] = (cause.stack ?? '').split('\n')
  const line = where.startsWith(`${path}:`) ? Number(where.slice(path.length + 1)) : 1
  const source = text.split('\n')[line - 1] ?? ''
  // The line may have been changed before it was refused; then its column means nothing.
  const column = source.trimEnd() === shown.trimEnd() ? caret.indexOf('^') + 1 : source.search(/\S/) + 1
  return { ...inside(text, { line, column }), message }
}

/** A place that the file has: a line may have become longer before it ran. */
function inside(text: string, place: Position = { line: 1, column: 1 }): Position {
  const lines = text.split('\n')
  const line = Math.max(1, Math.min(place.line, lines.length))
  const source = lines[line - 1] ?? ''
  return {
    line,
    column: place.column > source.length ? Math.max(1, source.search(/\S/) + 1) : Math.max(1, place.column),
  }
}

/** The name of a module that was not found says better where it stands than the call that an import became. */
function named(text: string, { line, column }: Position, reason: string): Position {
  const [, module] = /Cannot find (?:module|package) '([^']+)'/.exec(reason) ?? []
  const at = module === undefined ? -1 : (text.split('\n')[line - 1] ?? '').search(quotedIn(module))
  return { line, column: at < 0 ? column : at + 1 }
}

function quotedIn(module: string): RegExp {
  return new RegExp(`(['"\`])${module.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}\\1`)
}

/** The place where the error was thrown, as far as the stack tells and a person wrote it. */
function frameOf({ cause, scripts }: Stopped): { path: string; line: number; column: number } | undefined {
  const stack = cause instanceof Error ? (cause.stack ?? '') : ''
  const frames = [...stack.matchAll(/(?:\(|at )((?:\/|[A-Za-z]:[\\/]).*?):(\d+):(\d+)\)?$/gm)]
  return frames
    .map(([, path = '', line, column]) => ({ path, line: Number(line), column: Number(column) }))
    .find(({ path }) => scripts.includes(path))
}
