import type { Contact } from "@centralita/contracts";

/** What a merge keeps, to be taken back. */
export type KeptOfMerge = {
	into: Contact;
	from: Contact;
	/** Of the one who became part of the other, by their ids. */
	notes: string[];
	consents: string[];
	identities: { channel: string; account: string; externalId: string }[];
	/** Who had become part of them before, by the ids of those merges. */
	merges: string[];
	/** What other parts gave from one to the other, by the part's name. */
	moved: Record<string, readonly string[]>;
};
