import { posix } from 'node:path'
import { type BinaryBuild, buildsOf } from '../builders/go.ts'
import type { FileSettings, Settings, TargetSettings } from '../config/settings.ts'
import type { KeyPath } from '../diagnostics/diagnostic.ts'
import type { Finding, Rule } from './rule.ts'

/** Two files in one place: the later would win in silence. */
export const duplicatePlace: Rule = {
  code: 'RG1408',
  check: (settings) => [
    ...clashingBinaries(settings),
    ...clashingFiles(settings, settings, []),
    ...Object.entries(settings.targets).flatMap(([name, target]) => clashingFiles(settings, target, ['targets', name])),
  ],
}

function clashingBinaries({ binaries, platforms }: Settings): Finding[] {
  const taken = new Map<string, string>()
  return Object.entries(binaries).flatMap(([name, binary]): Finding[] => {
    const clashes = new Map<string, string>()
    for (const { fileName, platform } of buildsOf(name, binary, platforms).filter(isFirst)) {
      // Builds for the platforms of the image share a name and meet in no image.
      const place = binary.platforms === undefined ? `${fileName} for ${platform}` : fileName
      const holder = taken.get(place)
      if (holder !== undefined) clashes.set(holder, fileName)
      taken.set(place, holder ?? name)
    }
    return [...clashes].map(([holder, fileName]) => ({
      path: ['binaries', name, 'fileName'],
      message: `${fileName} would be written twice, ${holder === name ? `by two platforms of ${name}` : `by ${holder} and ${name}`}`,
      hint:
        holder === name
          ? "write {os} and {arch} into fileName: '{name}-{os}-{arch}{ext}'"
          : 'give one of them another fileName',
    }))
  })
}

/** Placed files of one list; a target has a list of its own or that of the top. */
function clashingFiles(settings: Settings, { files = [] }: Pick<TargetSettings, 'files'>, at: KeyPath): Finding[] {
  const owners = new Map<string, number>()
  return files.flatMap((file, index) =>
    placesOf(settings, file).flatMap((place): Finding[] => {
      const owner = owners.get(place)
      owners.set(place, owner ?? index)
      if (owner === undefined) return []
      return [
        {
          path: [...at, 'files', index, 'to'],
          message: `${place} would be written twice, by files[${owner}] and files[${index}]`,
          hint: 'write another name behind to, or take one of the entries out',
        },
      ]
    }),
  )
}

/** Where the files of an entry end up; a directory's content is not known here. */
function placesOf({ binaries, platforms }: Settings, file: FileSettings | undefined): string[] {
  const { from = [], to = '' } = file ?? {}
  const names = from.flatMap((source) => {
    if (source.endsWith('/')) return []
    if (!source.startsWith('binary:')) return [posix.basename(source)]
    const name = source.slice('binary:'.length)
    const binary = Object.hasOwn(binaries, name) ? binaries[name] : undefined
    return binary?.platforms ? buildsOf(name, binary, platforms).map(({ fileName }) => fileName) : []
  })
  return names.map((name) => (to.endsWith('/') ? to + name : to))
}

/** A platform that is listed twice is another fault. */
function isFirst({ platform }: BinaryBuild, index: number, all: readonly BinaryBuild[]): boolean {
  return all.findIndex((build) => build?.platform === platform) === index
}
