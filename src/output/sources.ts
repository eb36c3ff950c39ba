import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Settings } from '../config/settings.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { formatPath } from '../diagnostics/diagnostic.ts'
import type { ReleasePlan } from '../plan/types.ts'

/**
 * Looks whether what the build copies and compiles is there. The compiler cannot: it does not see the disk.
 *
 * @param root the repository
 */
export async function checkSources(root: string, plan: ReleasePlan, settings: Settings): Promise<Diagnostic[]> {
  const found = await Promise.all([
    ...placedFiles(settings).map(({ from, path }) =>
      missingFile(join(root, plan.context, from), from, formatPath(path)),
    ),
    missingModule(join(root, plan.context, 'go.mod'), plan),
    ...plan.binaries.map((binary) => missingPackage(join(root, plan.context, binary.package), binary)),
  ])
  return found.flat()
}

function placedFiles({ files, targets }: Settings) {
  const lists = [
    { files, at: ['files'] as (string | number)[] },
    ...Object.entries(targets).map(([name, target]) => ({ files: target.files ?? [], at: ['targets', name, 'files'] })),
  ]
  return lists.flatMap(({ files: list, at }) =>
    list.flatMap(({ from }, index) =>
      from
        .map((source, item) => ({ from: source, path: [...at, index, 'from', ...(from.length > 1 ? [item] : [])] }))
        .filter(({ from: source }) => !source.startsWith('binary:') && !/[*?]/.test(source)),
    ),
  )
}

async function missingFile(full: string, from: string, path: string): Promise<Diagnostic[]> {
  const found = await stat(full).catch(() => null)
  if (from.endsWith('/') ? found?.isDirectory() : found?.isFile()) return []
  return [
    {
      code: 'RG2101',
      severity: 'error',
      message: found ? `${from} is ${found.isDirectory() ? 'a directory' : 'no directory'}` : `${from} does not exist`,
      hint: found?.isDirectory()
        ? `write '${from}/' for its content`
        : 'check the path: it is seen from the build context',
      path,
    },
  ]
}

async function missingModule(full: string, { context }: ReleasePlan): Promise<Diagnostic[]> {
  if (await stat(full).catch(() => null)) return []
  return [
    {
      code: 'RG2102',
      severity: 'warning',
      message: `there is no go.mod in ${context === '.' ? 'this directory' : context}: the build will fail`,
      hint: 'run relgen at the root of the module, or name its directory as context',
      path: 'context',
    },
  ]
}

async function missingPackage(
  full: string,
  { name, package: path }: ReleasePlan['binaries'][number],
): Promise<Diagnostic[]> {
  if (!path.startsWith('./') || (await stat(full).catch(() => null))?.isDirectory()) return []
  return [
    {
      code: 'RG2103',
      severity: 'warning',
      message: `the package ${path} of the binary ${name} does not exist: the build will fail`,
      hint: 'write the directory of its main package',
      path: `binaries.${name}`,
    },
  ]
}
