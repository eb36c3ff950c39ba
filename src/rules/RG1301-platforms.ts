import type { KeyPath } from '../diagnostics/diagnostic.ts'
import type { Finding, Rule } from './rule.ts'

/** An index needs a platform, and each once. */
export const platforms: Rule = {
  code: 'RG1301',
  check: ({ platforms: image, binaries }) => [
    ...faultsOf(image, ['platforms']),
    ...Object.entries(binaries).flatMap(([name, { platforms: fixed }]) =>
      fixed ? faultsOf(fixed, ['binaries', name, 'platforms']) : [],
    ),
  ],
}

function faultsOf(list: readonly string[], path: KeyPath): Finding[] {
  if (list.length === 0) return [{ path, message: 'the list of platforms is empty', hint: "write ['linux/amd64']" }]
  return list.flatMap((platform, index) =>
    list.indexOf(platform) === index
      ? []
      : [{ path: [...path, index], message: `${platform} is listed twice`, hint: 'take one of them out' }],
  )
}
