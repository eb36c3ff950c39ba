/** Which image tags a git tag publishes. */
export interface TagsConfig {
  /**
   * Which git tags start a release: `stable` is `vX.Y.Z`, `semver` adds prereleases, `any-v` is every tag that starts
   * with `v`. What matches but is not a version is refused in the run.
   */
  trigger?: 'stable' | 'semver' | 'any-v'
  /** Form of the exact tag, which never moves: `v` is `v1.2.3`, `bare` is `1.2.3`; or both. */
  exact?: TagForm | TagForm[]
  /** The rolling tag `X.Y`; `from` holds it back until a version. */
  minor?: boolean | RollingFrom
  /** The rolling tag `X`; `from` holds it back until a version. */
  major?: boolean | RollingFrom
  /** The tag `latest`: it follows the highest stable version. */
  latest?: boolean | LatestFrom
  /** What a prerelease such as `v1.2.3-rc.1` does: `publish` gives its exact tag and nothing else. */
  prereleases?: 'reject' | 'publish'
}

/** With or without the `v`. */
export type TagForm = 'v' | 'bare'

/** Holds a rolling tag back. */
export interface RollingFrom {
  /** First version that gets the tag: `1.0.0`. */
  from?: string
}

/** Holds the tag `latest` back. */
export interface LatestFrom {
  /** First version that gets the tag: `1.0.0`. */
  holdUntil?: string
}

/** The image a manual run publishes. It never touches a release tag. */
export interface SnapshotConfig {
  /** The tag. `{sha}` is the short commit hash, seven digits. */
  tag?: string
  /** The stamped version. `{sha}` is the short commit hash. */
  version?: string
}
