import { defineText, useText } from "../../../shared/i18n/index.ts";
import { Page, PageHeader } from "../../../shared/kit/index.ts";

const text = defineText("calls", { title: { es: "Simulador", en: "Simulator" } });

export function SimulatorPage() {
	const t = useText(text);
	return (
		<Page>
			<PageHeader title={t("title")} />
		</Page>
	);
}
