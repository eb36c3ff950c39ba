import giteaGoServer from '../../../presets/gitea-go-server.ts'
import type { Preset } from '../types/index.ts'

/** Presets that relgen brings along, by the name a config extends; a new one is a file in presets/ and a line here. */
export const builtinPresets: Readonly<Record<string, Preset>> = Object.fromEntries(
  [giteaGoServer].map((preset) => [preset.name, preset]),
)
