import actions from './actions.json' with { type: 'json' }
import type { ActionPin, Lock } from './types.ts'

/**
 * The commits this release of relgen was made with: of each action the newest version that runs on the given Node.
 *
 * @param node major version of Node.js that the forge's default job image offers to actions
 */
export function builtinLock(node: number): Lock {
  const pins: Record<string, ActionPin> = {}
  for (const { action, version, commit, node: needs, inputs } of actions) {
    if (needs <= node && needs > (nodeOf(pins[action]) ?? 0)) pins[action] = { version, commit, inputs }
  }
  return { actions: pins }
}

/** The commits of a repository's own lock, and for every action that it leaves out the one relgen was made with. */
export function lockOver(builtin: Lock, own: Lock | undefined): Lock {
  return { actions: { ...builtin.actions, ...own?.actions } }
}

function nodeOf(pin: ActionPin | undefined): number | undefined {
  return actions.find(({ commit }) => commit === pin?.commit)?.node
}
