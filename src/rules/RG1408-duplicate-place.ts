import { buildsOf } from '../builders/go.ts'
import type { Rule } from './rule.ts'

/** Two files in one place: the later would win in silence. */
export const duplicatePlace: Rule = {
  code: 'RG1408',
  check: (settings) => {
    const taken = new Map<string, string>()
    return Object.entries(settings.binaries).flatMap(([name, binary]) =>
      buildsOf(name, binary, settings.platforms).flatMap(({ fileName, platform }) => {
        // Builds for the platforms of the image share a name and meet in no image.
        const place = binary.platforms === undefined ? `${fileName} for ${platform}` : fileName
        const holder = taken.get(place)
        taken.set(place, holder ?? name)
        if (holder === undefined) return []
        return [
          {
            path: ['binaries', name, 'fileName'],
            message: `${fileName} would be written twice, ${holder === name ? `by two platforms of ${name}` : `by ${holder} and ${name}`}`,
            hint: "write {os} and {arch} into fileName: '{name}-{os}-{arch}{ext}'",
          },
        ]
      }),
    )
  },
}
