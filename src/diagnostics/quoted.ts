/** Characters that would move the cursor, hide something, or turn the reading direction. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
export const unprintable = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g

/** A value as a person would write it, on one line, cut short. */
export function quoted(value: unknown, longest = 80): string {
  const text = printable(JSON.stringify(value) ?? String(value))
  return text.length > longest ? `${text.slice(0, longest - 4)}...${typeof value === 'string' ? '"' : ''}` : text
}

/** A text with every such character escaped. */
export function printable(text: string): string {
  return text.replace(unprintable, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
