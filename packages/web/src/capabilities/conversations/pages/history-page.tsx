import { defineText, useText } from "../../../shared/i18n/index.ts";
import { Page, PageHeader } from "../../../shared/kit/index.ts";

const text = defineText("conversations", { title: { es: "Historial", en: "History" } });

export function HistoryPage() {
	const t = useText(text);
	return (
		<Page>
			<PageHeader title={t("title")} />
		</Page>
	);
}
