import type { InboxDetail } from "@centralita/contracts";
import { useText } from "../../../shared/i18n/index.ts";
import { inboxContactText } from "../contact-text.ts";

const named = ["customerName", "phone", "email", "problem", "guideTried"] as const;
const isNamed = (name: string): name is (typeof named)[number] => named.some((one) => one === name);

/** A guide's variable as words: `equipmentModel` → "equipment model". */
const wordsOf = (name: string) =>
	name
		.replace(/([a-z])([A-Z])/g, "$1 $2")
		.replaceAll("_", " ")
		.toLowerCase();

/** What the assistant learnt; what has a name of its own first. */
export function KnownFacts({ known }: { known: InboxDetail["known"] }) {
	const t = useText(inboxContactText);
	const facts = [...named.filter((name) => name in known), ...Object.keys(known).filter((name) => !isNamed(name))];
	if (facts.length === 0) return <p className="text-ink-faint text-sm">{t("knownNone")}</p>;
	const shown = (value: string | number | boolean | undefined) =>
		typeof value === "boolean" ? t(value ? "yes" : "no") : String(value);
	return (
		<dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 text-sm">
			{facts.map((name) => (
				<div key={name} className="contents">
					<dt className="text-ink-faint first-letter:uppercase">
						{isNamed(name) ? t(`known.${name}`) : wordsOf(name)}
					</dt>
					<dd className="break-words">{shown(known[name])}</dd>
				</div>
			))}
		</dl>
	);
}
