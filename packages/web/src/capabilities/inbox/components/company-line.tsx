import { useText } from "../../../shared/i18n/index.ts";
import type { Chat } from "../chat.ts";
import { chatText } from "../chat-text.ts";
import type { Company } from "../queries/use-company.ts";

/** Who is writing, and who looks on; its room is always there, so that nothing moves. */
export function CompanyLine({ chat, company, cut }: { chat: Chat; company: Company; cut: boolean }) {
	const t = useText(chatText);
	const nameOf = ({ who, name }: Company["typing"][number]) =>
		name ?? (who === "assistant" ? t("assistant") : (chat.contact?.name ?? chat.label));
	const { viewers } = company;
	return (
		<p
			role="status"
			className="flex min-h-7 flex-wrap items-center gap-x-3 px-4 pb-1 text-ink-faint text-xs empty:before:content-['']"
		>
			{cut && <span className="text-warn-ink">{t("cut")}</span>}
			{company.typing.map((writer) => (
				<span key={writer.who}>{t("typing", { name: nameOf(writer) })}</span>
			))}
			{viewers.length > 0 && <span>{t("viewing", { count: viewers.length, names: viewers.join(", ") })}</span>}
		</p>
	);
}
