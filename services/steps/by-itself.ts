/** The lease of the core that does without being asked what is to be done on the records of a place. */
export const BY_ITSELF = 'by-itself';
