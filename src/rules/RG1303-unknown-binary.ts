import { closest } from '../diagnostics/closest.ts'
import { formatPath } from '../diagnostics/diagnostic.ts'
import { quoted } from '../diagnostics/quoted.ts'
import { valuesAt } from './grammar.ts'
import type { Finding, Rule } from './rule.ts'

/** `binary:NAME` places the builds of a binary that has platforms of its own. */
export const unknownBinary: Rule = {
  code: 'RG1303',
  check: (settings) =>
    ['files.*.from.*', 'targets.*.files.*.from.*']
      .flatMap((place) => valuesAt(settings, place.split('.')))
      .filter(({ value }) => String(value).startsWith('binary:'))
      .flatMap(({ path, value }): Finding[] => {
        const name = String(value).slice('binary:'.length)
        const binary = Object.hasOwn(settings.binaries, name) ? settings.binaries[name] : undefined
        if (binary?.platforms) return []
        const meant = closest(name, Object.keys(settings.binaries))
        return binary
          ? [
              {
                path,
                lacks: [['binaries', name, 'platforms']],
                message: `${formatPath(path)} places ${name}, which is built for the platforms of the image and lies in binDir already`,
                hint: `give binaries.${name} its own platforms, or take this entry out`,
              },
            ]
          : [
              {
                path,
                lacks: [['binaries', name]],
                message: `${formatPath(path)} places the binary ${quoted(name)}, which is not among binaries`,
                hint: meant ? `did you mean binary:${meant}?` : 'add it to binaries',
              },
            ]
      }),
}
