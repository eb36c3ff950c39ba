import { posix } from 'node:path'
import { type EffectiveTarget, effectiveTargets } from '../builders/effective-targets.ts'
import { binariesOf, buildsOf } from '../builders/go.ts'
import type { DataDirSettings, FileSettings, Settings } from '../config/settings.ts'
import { formatPath, type KeyPath } from '../diagnostics/diagnostic.ts'

/** Something that a config puts into an image. */
export interface ImageEntry {
  /** Absolute path in the image, without a closing slash. */
  path: string
  kind: 'file' | 'directory' | 'program' | 'data'
  /** What messages call it: `files[2]`. */
  name: string
  /** Where its path is written. */
  at: KeyPath
}

/** What each variant of the image holds, in the order it is written. */
export function imageEntries(settings: Settings): ImageEntry[][] {
  return effectiveTargets(settings).map((target) => [
    ...placedFiles(settings, target),
    ...programs(settings, target),
    ...checksums(target),
    ...dataDirs(target),
  ])
}

function dataDirs({ runtime, at }: EffectiveTarget): ImageEntry[] {
  return runtime.dataDirs.flatMap((dataDir: Partial<DataDirSettings> | undefined, index) =>
    dataDir?.path === undefined ? [] : [entry(dataDir.path, 'data', [...at('dataDirs'), index], 'path')],
  )
}

function placedFiles(settings: Settings, { runtime, at }: EffectiveTarget): ImageEntry[] {
  // A refused item leaves a hole, and a refused field is absent.
  return runtime.files.flatMap((file: Partial<FileSettings> | undefined, index) =>
    (file?.from ?? []).flatMap((source) => {
      const place = [...at('files'), index]
      const to = file?.to
      if (to === undefined) return []
      if (source.endsWith('/')) return [entry(to, 'directory', place, 'to')]
      return namesOf(settings, source).map((name) => entry(to.endsWith('/') ? to + name : to, 'file', place, 'to'))
    }),
  )
}

/** The file names that a source gives. */
function namesOf({ binaries, platforms }: Settings, source: string): string[] {
  if (!source.startsWith('binary:')) return [posix.basename(source)]
  const name = source.slice('binary:'.length)
  const binary = Object.hasOwn(binaries, name) ? binaries[name] : undefined
  if (!binary?.platforms) return []
  // A platform that is listed twice is another fault.
  return [...new Set(buildsOf(name, binary, platforms).map(({ fileName }) => fileName))]
}

function programs(settings: Settings, { runtime, at }: EffectiveTarget): ImageEntry[] {
  return binariesOf(settings)
    .filter(([, { platforms: fixed }]) => fixed === undefined)
    .flatMap(([name, binary]) => {
      const [first] = buildsOf(name, binary, settings.platforms)
      const path = posix.join(runtime.binDir, first?.fileName ?? name)
      return [{ path, kind: 'program' as const, name: `the program ${name}`, at: at('binDir') }]
    })
}

function checksums({ runtime, at }: EffectiveTarget): ImageEntry[] {
  return runtime.checksums === false ? [] : [entry(runtime.checksums, 'file', at('checksums'))]
}

function entry(path: string, kind: ImageEntry['kind'], holder: KeyPath, field?: string): ImageEntry {
  return {
    path: posix.normalize(path).replace(/(?<=.)\/$/, ''),
    kind,
    name: formatPath(holder),
    at: field === undefined ? holder : [...holder, field],
  }
}
