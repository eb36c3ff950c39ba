import { type BinaryBuild, buildsOf } from '../builders/go.ts'
import type { Finding, Rule } from './rule.ts'

/** Two files in one place: the later would win in silence. */
export const duplicatePlace: Rule = {
  code: 'RG1408',
  check: ({ binaries, platforms }) => {
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
  },
}

/** A platform that is listed twice is another fault. */
function isFirst({ platform }: BinaryBuild, index: number, all: readonly BinaryBuild[]): boolean {
  return all.findIndex((build) => build?.platform === platform) === index
}
