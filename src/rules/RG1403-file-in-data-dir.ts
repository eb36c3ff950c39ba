import { type ImageEntry, imageEntries } from './image-entries.ts'
import type { Finding, Rule } from './rule.ts'

/** A volume mounted on a data directory hides what the image has there, and old volumes keep old files. */
export const fileInDataDir: Rule = { code: 'RG1403', check: (settings) => imageEntries(settings).flatMap(hiddenIn) }

function hiddenIn(entries: readonly ImageEntry[]): Finding[] {
  const dataDirs = entries.filter(({ kind }) => kind === 'data')
  return entries
    .filter(({ kind }) => kind !== 'data')
    .flatMap(({ path, at }): Finding[] => {
      const [holder] = dataDirs.filter((dataDir) => `${path}/`.startsWith(`${dataDir.path}/`))
      if (!holder) return []
      return [
        {
          path: at,
          message: `${path} lies in the data directory ${holder.path}: a volume mounted there would hide it`,
          hint: 'place it outside, such as below /opt',
        },
      ]
    })
}
