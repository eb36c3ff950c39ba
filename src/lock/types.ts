/** What is pinned from outside: `relgen.lock.json`, or what this release of relgen was made with. */
export interface Lock {
  /** `owner/name` of an action → the commit it is used at. */
  actions: Record<string, ActionPin>
}

/** An action at a commit. */
export interface ActionPin {
  /** `v4.4.0`; the comment behind the commit. */
  version: string
  /** Full commit hash. */
  commit: string
  /** Inputs that this version knows. */
  inputs: string[]
}
