import { compareCore, parseVersion, type Version } from './version.ts'

/**
 * The tag policy as data. {@link decideTags} interprets it here, `release.sh tags` interprets the same values in
 * the run; a property test holds the two equal.
 */
export interface TagPolicy {
  /** Which git tags start a release: `vX.Y.Z`; with prereleases too; everything that starts with `v`. */
  trigger: 'stable' | 'semver' | 'any-v'
  /** Forms of the exact tag, in the order they are published. */
  exact: ('v' | 'bare')[]
  /** First version with the rolling tag `X.Y`; null for none. */
  minorFrom: string | null
  /** First version with the rolling tag `X`; null for none. */
  majorFrom: string | null
  /** First version with the tag `latest`; null for none. */
  latestFrom: string | null
  prereleases: 'reject' | 'publish'
  /** Whether the stamped version keeps its `v`. */
  versionForm: 'tag' | 'bare'
  /** What a manual run publishes, `{sha}` being the short commit; null when there is no manual run. */
  snapshot: { tag: string; version: string } | null
}

/** What happened on the forge. */
export interface TagRequest {
  /** Name of the event, as `GITHUB_EVENT_NAME` has it. */
  event: string
  /** `refs/tags/v1.2.3`, `refs/heads/main`, `refs/pull/1/merge`, or a bare tag name. */
  ref: string
  /** Commit hash, seven hex digits or more; only a manual run needs it. */
  sha: string
  /** Git tags of the repository; those that are no released version are passed over. */
  existing: readonly string[]
}

/** What a request publishes. */
export interface TagDecision {
  outcome: 'publish' | 'skip' | 'reject'
  /** Why nothing is published; null when something is. */
  reason: string | null
  version: string | null
  /** Image tags without repository: exact first, `latest` last. */
  tags: string[]
}

/** The filters that the workflow gives to the forge, in the grammar that all forges share (no `\d`, no `{a,b}`). */
export const triggerPatterns: Readonly<Record<TagPolicy['trigger'], readonly string[]>> = {
  stable: ['v[0-9]+.[0-9]+.[0-9]+'],
  semver: ['v*.*.*'],
  'any-v': ['v*'],
}

/** What the same filters mean; `*` stops at a slash. */
const triggerMeaning: Readonly<Record<TagPolicy['trigger'], RegExp>> = {
  stable: /^v[0-9]+\.[0-9]+\.[0-9]+$/,
  semver: /^v[^/]*\.[^/]*\.[^/]*$/,
  'any-v': /^v[^/]*$/,
}

/** Longest tag that a registry takes (OCI distribution specification). */
const longestTag = 128

/** The sentences of release.sh are the same, so that a log and `relgen tags` say the same thing. */
export const tagReasons = {
  event: 'only a pushed tag or a manual run publishes',
  notATag: 'the ref is not a tag',
  trigger: 'the tag does not match the trigger',
  noSnapshot: 'manual runs are switched off',
  sha: 'the commit is not a hash of 7 to 64 hex digits',
  version: 'the tag is not a strict semantic version, vX.Y.Z',
  buildMetadata: 'an image tag cannot carry build metadata (+)',
  prerelease: 'prereleases are not published',
  length: 'the tag is longer than the 128 characters a registry takes',
} as const

/** Decides what a request publishes under a policy. Pure; the meaning of {@link TagPolicy} is defined here. */
export function decideTags(policy: TagPolicy, request: TagRequest): TagDecision {
  if (request.event === 'workflow_dispatch') return decideSnapshot(policy, request.sha)
  if (request.event !== 'push') return skip('event')
  const tag = tagOf(request.ref)
  if (tag === null) return skip('notATag')
  if (!triggerMeaning[policy.trigger].test(tag)) return skip('trigger')

  const bare = tag.slice(1)
  const version = parseVersion(bare)
  if (version === 'not-a-version') return reject('version')
  if (version === 'build-metadata') return reject('buildMetadata')
  if (version.prerelease !== '' && policy.prereleases === 'reject') return reject('prerelease')
  if (tag.length > longestTag) return reject('length')

  return {
    outcome: 'publish',
    reason: null,
    version: policy.versionForm === 'tag' ? tag : bare,
    tags: [
      ...policy.exact.map((form) => (form === 'v' ? tag : bare)),
      ...rollingTags(policy, version, releasedVersions(request.existing)),
    ],
  }
}

function decideSnapshot(policy: TagPolicy, sha: string): TagDecision {
  if (!policy.snapshot) return skip('noSnapshot')
  if (!/^[0-9a-f]{7,64}$/.test(sha)) return reject('sha')
  const fill = (template: string) => template.replaceAll('{sha}', sha.slice(0, 7))
  return {
    outcome: 'publish',
    reason: null,
    version: fill(policy.snapshot.version),
    tags: [fill(policy.snapshot.tag)],
  }
}

/** A rolling tag moves only when no released version of its range is higher. */
function rollingTags(policy: TagPolicy, version: Version, released: readonly Version[]): string[] {
  if (version.prerelease !== '') return []
  const { major, minor } = version
  const rolling = [
    { tag: `${major}.${minor}`, from: policy.minorFrom, range: (v: Version) => v.major === major && v.minor === minor },
    { tag: `${major}`, from: policy.majorFrom, range: (v: Version) => v.major === major },
    { tag: 'latest', from: policy.latestFrom, range: () => true },
  ]
  return rolling
    .filter(({ from }) => from !== null && reaches(version, from))
    .filter(({ range }) => released.filter(range).every((other) => compareCore(version, other) >= 0))
    .map(({ tag }) => tag)
}

function reaches(version: Version, from: string): boolean {
  const floor = parseVersion(from)
  return typeof floor === 'object' && compareCore(version, floor) >= 0
}

/** Stable versions among git tags; what could not have been released holds nothing back. */
function releasedVersions(existing: readonly string[]): Version[] {
  return existing
    .filter((tag) => tag.startsWith('v'))
    .map((tag) => parseVersion(tag.slice(1)))
    .filter((version): version is Version => typeof version === 'object' && version.prerelease === '')
}

function tagOf(ref: string): string | null {
  if (ref.startsWith('refs/tags/')) return ref.slice('refs/tags/'.length)
  return ref.startsWith('refs/') ? null : ref
}

function skip(reason: keyof typeof tagReasons): TagDecision {
  return { outcome: 'skip', reason: tagReasons[reason], version: null, tags: [] }
}

function reject(reason: keyof typeof tagReasons): TagDecision {
  return { outcome: 'reject', reason: tagReasons[reason], version: null, tags: [] }
}
