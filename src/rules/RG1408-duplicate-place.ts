import { type BinaryBuild, buildsOf } from '../builders/go.ts'
import type { Settings } from '../config/settings.ts'
import { type ImageEntry, imageEntries } from './image-entries.ts'
import type { Finding, Rule } from './rule.ts'

/** Two files in one place: the later would win in silence. */
export const duplicatePlace: Rule = {
  code: 'RG1408',
  check: (settings) => [...clashingBuilds(settings), ...imageEntries(settings).flatMap(clashesIn)],
}

/** Builds leave the compiler under their names, whatever image they go into. */
function clashingBuilds({ binaries, platforms }: Settings): Finding[] {
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

/** A platform that is listed twice is another fault. */
function isFirst({ platform }: BinaryBuild, index: number, all: readonly BinaryBuild[]): boolean {
  return all.findIndex((build) => build?.platform === platform) === index
}

/** Places of one image that are taken twice, or are a file to one entry and a directory to another. */
function clashesIn(entries: readonly ImageEntry[]): Finding[] {
  return entries.flatMap((entry, index): Finding[] => {
    const earlier = entries.slice(0, index).find((other) => clash(other, entry))
    // Two programs with one name are told as such, by their builds.
    if (!earlier || (earlier.kind === 'program' && entry.kind === 'program')) return []
    // The program's place follows from others, so the file is what can be moved.
    const [movable, fixed] = entry.kind === 'program' ? [earlier, entry] : [entry, earlier]
    return [
      {
        path: movable.at,
        message:
          earlier.path === entry.path
            ? `${entry.path} would be written twice, by ${earlier.name} and ${entry.name}`
            : `${movable.path} cannot be beside ${fixed.path} (${fixed.name}): one of them would have to be a directory`,
        hint: 'write another place for one of them',
      },
    ]
  })
}

function clash(a: ImageEntry, b: ImageEntry): boolean {
  const isFile = ({ kind }: ImageEntry) => kind === 'file' || kind === 'program'
  if (a.path === b.path) return isFile(a) || isFile(b) || a.kind !== b.kind
  return (isFile(a) && b.path.startsWith(`${a.path}/`)) || (isFile(b) && a.path.startsWith(`${b.path}/`))
}
