import type { GuideNode } from "@centralita/contracts";

/** Whether a search finds a node: in its id or any of its texts. */
export function mentions(node: GuideNode, search: string): boolean {
	const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
	return plain(JSON.stringify(node)).includes(plain(search));
}
