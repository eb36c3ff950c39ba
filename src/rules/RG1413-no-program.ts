import { effectiveTargets } from '../builders/effective-targets.ts'
import type { Rule } from './rule.ts'

/** Binaries with platforms of their own are carried, not started. */
export const noProgram: Rule = {
  code: 'RG1413',
  check: (settings) => {
    const binaries = Object.values(settings.binaries)
    if (binaries.length === 0 || binaries.some(({ platforms }) => platforms === undefined)) return []
    return effectiveTargets(settings)
      .filter(({ runtime: { entrypoint } }) => entrypoint === undefined)
      .map(() => ({
        path: ['binaries'],
        severity: 'warning' as const,
        message: 'every binary has platforms of its own, so the image has no program to start',
        hint: 'leave platforms out of the one that the image runs, or write an entrypoint',
      }))
  },
}
