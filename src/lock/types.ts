import type { ActionPin } from '../plan/types.ts'

/** What is pinned from outside: `relgen.lock.json`, or what this release of relgen was made with. */
export interface Lock {
  /** `owner/name` of an action → the commit it is used at. */
  actions: Record<string, ActionPin>
}
