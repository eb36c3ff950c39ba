import type { TagPolicy } from '../../src/plan/tags.ts'

const snapshot = { tag: 'snapshot-{sha}', version: '0.0.0-snapshot-{sha}' }

/** The policies of the four projects that the tag vectors come from. */
export const policies = {
  /** A Go server: rolling tags from the start, `latest` from 1.0.0. */
  rm: {
    trigger: 'stable',
    exact: ['v'],
    minorFrom: '0.0.0',
    majorFrom: '0.0.0',
    latestFrom: '1.0.0',
    prereleases: 'reject',
    versionForm: 'tag',
    snapshot,
  },
  /** The same without a tag `0`. */
  rmSafe: {
    trigger: 'stable',
    exact: ['v'],
    minorFrom: '0.0.0',
    majorFrom: '1.0.0',
    latestFrom: '1.0.0',
    prereleases: 'reject',
    versionForm: 'tag',
    snapshot,
  },
  /** A company's services: exact tags only, without the v. */
  st: {
    trigger: 'any-v',
    exact: ['bare'],
    minorFrom: null,
    majorFrom: null,
    latestFrom: null,
    prereleases: 'publish',
    versionForm: 'tag',
    snapshot,
  },
  /** A self-hoster: exact tags and `latest`, prereleases too. */
  ca: {
    trigger: 'semver',
    exact: ['v'],
    minorFrom: null,
    majorFrom: null,
    latestFrom: '0.0.0',
    prereleases: 'publish',
    versionForm: 'tag',
    snapshot,
  },
} as const satisfies Record<string, unknown> as unknown as Record<'rm' | 'rmSafe' | 'st' | 'ca', TagPolicy>
