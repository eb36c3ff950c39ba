import type { Settings } from '../config/settings.ts'
import type { KeyPath } from '../diagnostics/diagnostic.ts'
import type { Finding, Rule } from './rule.ts'

type Runtime = Partial<Pick<Settings, 'files' | 'dataDirs' | 'checksums'>>

/** A volume mounted on a data directory hides what the image has there, and old volumes keep old files. */
export const fileInDataDir: Rule = {
  code: 'RG1403',
  check: (settings) => [
    ...findingsIn(settings, settings, []),
    ...Object.entries(settings.targets).flatMap(([name, target]) => findingsIn(target, settings, ['targets', name])),
  ],
}

function findingsIn(runtime: Runtime, { dataDirs: shared }: Settings, at: KeyPath): Finding[] {
  const dataDirs = runtime.dataDirs ?? shared
  return (runtime.files ?? []).flatMap(({ to }, index): Finding[] => {
    const [holder] = dataDirs.filter(({ path }) => to.startsWith(`${path.replace(/\/$/, '')}/`))
    if (!holder) return []
    return [
      {
        path: [...at, 'files', index, 'to'],
        message: `${to} lies in the data directory ${holder.path}: a volume mounted there would hide it`,
        hint: 'place it outside, such as below /opt',
      },
    ]
  })
}
