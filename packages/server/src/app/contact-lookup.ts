import type { ContactsService } from "../capabilities/contacts/index.ts";
import type { DialogueTools } from "../dialogue/types.ts";
import type { Database } from "../platform/db/types.ts";

const notesTold = 5;

/** What a model may learn of a contact: nothing that somebody who only guessed a name could misuse. */
export const contactLookup =
	(db: Database, contacts: ContactsService): DialogueTools["lookupContact"] =>
	async (clues) => {
		const contact = await contacts.findContact(db.query, clues);
		if (contact === null) return { found: false };
		return {
			found: true,
			name: contact.name,
			conversations: contact.conversations,
			notes: contact.notes.slice(0, notesTold).map(({ at, text }) => ({ at, text })),
		};
	};
