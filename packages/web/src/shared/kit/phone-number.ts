/** `+54 9 (11) 5000-1234` or `0054…` as E.164 writes it; what is no such number only loses its punctuation. */
export const toInternational = (text: string): string => text.replace(/[\s().\-–/]/g, "").replace(/^00/, "+");
