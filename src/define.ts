import type { Preset, ReleaseConfig } from './config/types/index.ts'

/** Types a config while it is written; returns it as it is. */
export function defineConfig(config: ReleaseConfig): ReleaseConfig {
  return config
}

/** Types a preset while it is written; returns it as it is. */
export function definePreset(preset: Preset): Preset {
  return preset
}
