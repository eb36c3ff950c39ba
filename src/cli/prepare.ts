import { join } from 'node:path'
import { assemble, type Compilation } from '../compile.ts'
import { loadConfig } from '../config/load.ts'
import { attachPositions } from '../config/positions/attach.ts'
import { type Diagnostic, hasErrors, type Severity } from '../diagnostics/diagnostic.ts'
import { pretty } from '../diagnostics/pretty.ts'
import { lockFile } from '../lock/faults.ts'
import { readLock } from '../lock/read.ts'
import { readOnDisk } from '../output/disk.ts'
import { findShadowedWorkflows } from '../output/shadowed-workflows.ts'
import { checkSources } from '../output/sources.ts'
import { verify } from '../verify/verify.ts'
import type { World } from './command.ts'

/** A repository whose config was read and compiled. */
export interface Prepared extends Compilation {
  /** Findings as people see them; of the given severities, when some are enough. */
  show: (severities?: readonly Severity[]) => string
}

/** Reads, compiles and checks the config of a repository, with every finding in its place. */
export async function prepare({ cwd, config: file, color }: World): Promise<Prepared> {
  const loaded = await loadConfig(cwd, file)
  const { lock, text, diagnostics: lockFindings } = await readLock(cwd)
  const sources = new Map(loaded.sources)
  if (text !== null) sources.set(lockFile, { path: join(cwd, lockFile), name: lockFile, text, language: 'data' })
  const early = [...loaded.diagnostics, ...lockFindings]
  const compilation: Compilation = loaded.config
    ? assemble(loaded.config, { lookup: loaded.lookup, ...(lock && { lock }) })
    : { artifacts: [], diagnostics: [], resolved: null, plan: null }
  const onDisk = hasErrors(early) ? [] : await checkDisk(cwd, compilation)
  const placed = onDisk.map((diagnostic) => ({ ...diagnostic, file: loaded.config?.file ?? '' }))
  const breaches = await verifyOnce(cwd, compilation)
  const found = [...early, ...compilation.diagnostics, ...placed, ...breaches]
  const all = ordered(await attachPositions(found, sources), [...sources.keys()])
  return {
    ...compilation,
    artifacts: hasErrors(all) ? [] : compilation.artifacts,
    plan: hasErrors(all) ? null : compilation.plan,
    diagnostics: all,
    show: (severities) =>
      pretty(severities ? all.filter(({ severity }) => severities.includes(severity)) : all, {
        color,
        textOf: (name) => sources.get(name)?.text,
      }),
  }
}

/** What the compiler cannot see: whether the plan fits what lies in the repository. */
async function checkDisk(cwd: string, { plan, resolved }: Compilation): Promise<Diagnostic[]> {
  if (plan === null || resolved === null) return []
  return [...(await checkSources(cwd, plan, resolved.settings)), ...(await findShadowedWorkflows(cwd, plan))]
}

/** Reads the files back, unless they were when they were written: an equal manifest names the same relgen and plan. */
async function verifyOnce(cwd: string, { plan, artifacts }: Compilation): Promise<Diagnostic[]> {
  if (plan === null) return []
  const { manifest } = plan.paths
  const written = await readOnDisk(cwd, manifest)
  const same = written.kind === 'file' && written.content === artifacts.find(({ path }) => path === manifest)?.content
  return same ? [] : verify(plan, artifacts)
}

/** File by file as they were read, each from top to bottom; what has no place last. */
function ordered(diagnostics: readonly Diagnostic[], files: readonly string[]): Diagnostic[] {
  const rank = ({ file = '', line = Number.MAX_SAFE_INTEGER, column = 0 }: Diagnostic) =>
    [files.includes(file) ? files.indexOf(file) : files.length, line, column] as const
  return [...diagnostics].sort((a, b) => {
    const [before, after] = [rank(a), rank(b)]
    return before[0] - after[0] || before[1] - after[1] || before[2] - after[2]
  })
}
