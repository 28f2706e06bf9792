// Imports of stylesheets cost a round trip each; the one that a page links is served with what it imports in their places.

/** Of the same folder, so that every url() goes on pointing where it did. */
const IMPORT = /^@import url\("([\w-]+\.css)"\)(?: layer\((\w+)\))?;$/gm

export const flattened = (sheet: string, read: (name: string) => string): string =>
  sheet.replace(IMPORT, (_, name: string, layer: string | undefined) =>
    layer ? `@layer ${layer} {\n${read(name)}}\n` : read(name),
  )
