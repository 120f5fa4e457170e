import { Download, FileSpreadsheet, FileText } from "lucide-react";
import { apiUrl } from "../../../shared/api/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Button, DropdownMenu, MenuItem } from "../../../shared/kit/index.ts";
import { campaignsText } from "../text.ts";

/** What became of each contact, as a file. */
export function ExportMenu({ campaignId }: { campaignId: string }) {
	const t = useText(campaignsText);
	return (
		<DropdownMenu
			trigger={
				<Button>
					<Download aria-hidden />
					{t("export")}
				</Button>
			}
		>
			{(["csv", "xlsx"] as const).map((format) => (
				<MenuItem key={format} asChild>
					<a href={apiUrl(`/campaigns/${campaignId}/export`, { format })} download>
						{format === "csv" ? <FileText /> : <FileSpreadsheet />}
						{t(`export.${format}`)}
					</a>
				</MenuItem>
			))}
		</DropdownMenu>
	);
}
