import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { Stopped, Unparsed } from './evaluate.ts'
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
  }
  const cause = error instanceof Stopped || error instanceof Unparsed ? error.cause : error
  const frame = error instanceof Stopped ? frameOf(error) : undefined
  const { name } = await open(frame?.path ?? source.path)
  const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)
  return [
    {
      code: 'RG1003',
      severity: 'error',
      file: name,
      line: frame?.line ?? 1,
      column: frame?.column ?? 1,
      message: `the file stopped with: ${reason.split('\n')[0]}`,
      hint: 'relgen runs a config to read it; mend what stopped it',
    },
  ]
}

function syntaxError(
  { name }: SourceFile,
  { line, column, message }: { line: number; column: number; message: string },
) {
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

/** The place where the error was thrown, as far as the stack tells and a person wrote it. */
function frameOf({ cause, scripts }: Stopped): { path: string; line: number; column: number } | undefined {
  const stack = cause instanceof Error ? (cause.stack ?? '') : ''
  const frames = [...stack.matchAll(/(?:\(|at )((?:\/|[A-Za-z]:[\\/]).*?):(\d+):(\d+)\)?$/gm)]
  return frames
    .map(([, path = '', line, column]) => ({ path, line: Number(line), column: Number(column) }))
    .find(({ path }) => scripts.includes(path))
}
