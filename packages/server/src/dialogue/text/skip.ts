import { plainWords } from "./fold.ts";

const skip =
	/^(?:omitir|omitelo|saltar|saltear|paso|skip|skip it|skip this|pass|prefiero no.*|(?:i'd |i would )?rather not.*)$/;

/** Whether somebody would rather leave a question unanswered. */
export const skipsQuestion = (text: string): boolean => skip.test(plainWords(text));
