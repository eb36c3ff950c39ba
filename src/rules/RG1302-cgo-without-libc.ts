import type { Settings } from '../config/settings.ts'
import type { KeyPath } from '../diagnostics/diagnostic.ts'
import type { Rule } from './rule.ts'

/** Bases that hold no C library: a binary that is linked against one does not start there. */
const withoutLibc = /(?:^|\/)(?:scratch$|static(?:-debian\d+)?(?=$|[:@])|static(?:-debian\d+)?$)/

/** Go links against libc when cgo is on, and relgen brings no C cross-compiler. */
export const cgoWithoutLibc: Rule = {
  code: 'RG1302',
  check: (settings) => {
    if (!settings.build.cgo) return []
    const bare = basesOf(settings).filter(({ base }) => withoutLibc.test(base))
    return [
      ...bare.map(({ base, path }) => ({
        path: settings.targets && path.length > 1 ? path : ['build', 'cgo'],
        message: `build.cgo is on, but the base ${base} has no C library for such a binary`,
        hint: "write cgo: false, or take a base with a C library, such as 'debian:12-slim'",
      })),
      ...(settings.platforms.length > 1
        ? [
            {
              path: ['build', 'cgo'],
              message: 'build.cgo is on, but a C compiler for several platforms is not part of the builder',
              hint: 'write cgo: false, or one platform',
            },
          ]
        : []),
    ]
  },
}

function basesOf({ base, targets }: Settings): { base: string; path: KeyPath }[] {
  const named = Object.entries(targets)
  if (named.length === 0) return [{ base, path: ['base'] }]
  return named.map(([name, target]) => ({
    base: target.base ?? base,
    path: target.base ? ['targets', name, 'base'] : ['base'],
  }))
}
