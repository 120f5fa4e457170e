import type { InboxDetail } from "@centralita/contracts";
import { useText } from "../../../shared/i18n/index.ts";
import { inboxContactText } from "../contact-text.ts";

const named = ["customerName", "phone", "email", "problem", "guideTried", "wantsCallback"] as const;
const isNamed = (name: string): name is (typeof named)[number] => named.some((one) => one === name);

/** What the assistant learnt; then what guides asked, by their questions. */
export function KnownFacts({ known }: { known: InboxDetail["known"] }) {
	const t = useText(inboxContactText);
	const facts = [...named.filter((name) => name in known), ...Object.keys(known).filter((name) => !isNamed(name))];
	if (facts.length === 0) return <p className="text-ink-faint text-sm">{t("knownNone")}</p>;
	const shown = (value: string | number | boolean | undefined) =>
		typeof value === "boolean" ? t(value ? "yes" : "no") : String(value);
	return (
		<dl className="grid gap-2 text-sm">
			{facts.map((name) => (
				<div key={name} className="grid">
					<dt className="text-ink-faint text-xs">{isNamed(name) ? t(`known.${name}`) : name}</dt>
					<dd className="break-words">{shown(known[name])}</dd>
				</div>
			))}
		</dl>
	);
}
