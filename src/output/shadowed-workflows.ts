import { readdir } from 'node:fs/promises'
import { join, posix } from 'node:path'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { forges } from '../forges/index.ts'
import type { ReleasePlan } from '../plan/types.ts'

/**
 * Workflows that the forge runs today and would no longer see: of the directories it knows, only the first that
 * exists counts.
 *
 * @param root the repository
 */
export async function findShadowedWorkflows(root: string, { paths, forge }: ReleasePlan): Promise<Diagnostic[]> {
  const { workflowDirs, title } = forges[forge.kind]
  const chosen = posix.dirname(paths.workflow)
  const rank = workflowDirs.indexOf(chosen)
  if (rank < 0 || (await workflowsIn(join(root, chosen))).length > 0) return []
  const hidden = await Promise.all(
    workflowDirs
      .slice(rank + 1)
      .map(async (directory) => ({ directory, files: await workflowsIn(join(root, directory)) })),
  )
  return hidden
    .filter(({ files }) => files.length > 0)
    .map(({ directory, files }) => ({
      code: 'RG2104',
      severity: 'warning',
      message: `once ${chosen} exists, ${title} no longer runs ${directory}: ${files.join(', ')}`,
      hint: `move them to ${chosen}, or set outputs.workflow and outputs.check below ${directory}`,
      path: 'outputs.workflow',
    }))
}

async function workflowsIn(directory: string): Promise<string[]> {
  const names = await readdir(directory).catch(() => [])
  return names.filter((name) => /\.ya?ml$/.test(name)).sort()
}
