import { imageEntries } from './image-entries.ts'
import type { Rule } from './rule.ts'

/**
 * Directories that a base image brings with a mode, an owner or a link of its own: what is copied over the root
 * would replace them. `/lib` and its like are links on Debian, `/tmp` is 1777, `/home/nonroot` belongs to its user.
 */
const belongsToBase = /^\/(?:tmp|run|proc|sys|dev|bin|sbin|lib(?:32|64|x32)?|home|root|var\/(?:run|lock|tmp))(?:\/|$)/

export const baseDirectory: Rule = {
  code: 'RG1415',
  check: (settings) =>
    imageEntries(settings)
      .flat()
      .filter(({ kind, path }) => kind !== 'program' && belongsToBase.test(path))
      .map(({ path, at }) => ({
        path: at,
        message: `${path} lies in a directory whose mode, owner or link is the base image's own`,
        hint: 'place it below /opt, /srv, /etc, /usr/local or /var/lib',
      })),
}
