import { formatPath } from '../diagnostics/diagnostic.ts'
import { quoted } from '../diagnostics/quoted.ts'
import { forges } from '../forges/index.ts'
import { valuesAt } from './grammar.ts'
import type { Rule } from './rule.ts'

/** Forges refuse some names when the secret is stored, which is late to learn it. */
export const secretName: Rule = {
  code: 'RG1104',
  check: (settings) => {
    const forge = forges[settings.forge.kind]
    return ['registry.passwordSecret', 'registry.usernameSecret']
      .flatMap((place) => valuesAt(settings, place.split('.')))
      .flatMap(({ path, value }) => {
        const name = String(value)
        const reserved = forge.reservedSecretPrefixes.find((prefix) => name.toUpperCase().startsWith(prefix))
        const fault = reserved
          ? `starts with ${reserved}, which ${forge.title} keeps for itself`
          : /^[A-Z_][A-Z0-9_]*$/.test(name)
            ? null
            : 'is no name of a secret'
        if (fault === null) return []
        return [
          {
            path,
            message: `${formatPath(path)} is ${quoted(name)}, which ${fault}`,
            hint: "write capitals: 'REGISTRY_TOKEN'",
          },
        ]
      })
  },
}
