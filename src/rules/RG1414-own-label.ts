import { formatPath } from '../diagnostics/diagnostic.ts'
import { valuesAt } from './grammar.ts'
import type { Rule } from './rule.ts'

/** Labels that tell a release again: a later run reads version and commit from them. */
const own = new Set(
  ['title', 'description', 'version', 'revision', 'created'].map((name) => `org.opencontainers.image.${name}`),
)

export const ownLabel: Rule = {
  code: 'RG1414',
  check: (settings) =>
    ['labels.*', 'targets.*.labels.*']
      .flatMap((place) => valuesAt(settings, place.split('.')))
      .filter(({ path }) => own.has(String(path.at(-1))))
      .map(({ path }) => ({
        path,
        message: `${formatPath(path)} is a label that relgen sets itself`,
        hint: 'take it out; the description of the image is the field description',
      })),
}
