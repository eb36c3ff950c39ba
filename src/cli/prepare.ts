import { type Compilation, compileLayer } from '../compile.ts'
import { loadConfig } from '../config/load.ts'
import { attachPositions } from '../config/positions/attach.ts'
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts'
import { pretty } from '../diagnostics/pretty.ts'
import { readLock } from '../lock/read.ts'
import { checkSources } from '../output/sources.ts'
import type { World } from './command.ts'

/** A repository whose config was read and compiled. */
export interface Prepared extends Compilation {
  /** Findings as people see them. */
  show: () => string
}

/** Reads, compiles and checks the config of a repository, with every finding in its place. */
export async function prepare({ cwd, config: file, color }: World): Promise<Prepared> {
  const loaded = await loadConfig(cwd, file)
  const { lock, diagnostics: lockFindings } = await readLock(cwd)
  const early = [...loaded.diagnostics, ...lockFindings]
  const compilation: Compilation = loaded.config
    ? compileLayer(loaded.config, loaded.lookup, lock ?? undefined)
    : { artifacts: [], diagnostics: [], resolved: null, plan: null }
  const { plan, resolved } = compilation
  const sources = plan && resolved ? await checkSources(cwd, plan, resolved.settings) : []
  const placed = sources.map((diagnostic) => ({ ...diagnostic, file: loaded.config?.file ?? '' }))
  const all = ordered(await attachPositions([...early, ...compilation.diagnostics, ...placed], loaded.sources))
  return {
    ...compilation,
    artifacts: hasErrors(all) ? [] : compilation.artifacts,
    plan: hasErrors(all) ? null : plan,
    diagnostics: all,
    show: () => pretty(all, { color, textOf: (name) => loaded.sources.get(name)?.text }),
  }
}

/** In the order of the file, what has no place last. */
function ordered(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const rank = ({ line = Number.MAX_SAFE_INTEGER, column = 0 }: Diagnostic) => [line, column] as const
  return [...diagnostics].sort((a, b) => rank(a)[0] - rank(b)[0] || rank(a)[1] - rank(b)[1])
}
