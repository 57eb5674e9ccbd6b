/**
 * Only the pages of described sites have a known layout: proofs, records' own fields, what several people share. The reader of
 * the rep's own sites is built without them.
 */
export const KNOWS_LAYOUTS = import.meta.env.ENTRYPOINT !== 'own-page'
