import { isIgnored } from '../builders/ignore.ts'
import { quoted } from '../diagnostics/quoted.ts'
import { valuesAt } from './grammar.ts'
import type { Rule } from './rule.ts'

/** What is kept out of the build context cannot be copied from it. */
export const ignoredSource: Rule = {
  code: 'RG1411',
  check: (settings) =>
    ['files.*.from.*', 'targets.*.files.*.from.*']
      .flatMap((place) => valuesAt(settings, place.split('.')))
      .filter(({ value }) => !String(value).startsWith('binary:') && isIgnored(String(value), settings.ignore))
      .map(({ path, value }) => ({
        path,
        message: `${quoted(String(value))} is to be copied, but ignore keeps it out of the build context`,
        hint: `add '!${String(value).replace(/\/$/, '')}' at the end of ignore, or take the pattern out`,
      })),
}
