import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { FileSpreadsheet, Upload } from "lucide-react";
import { useRef, useState } from "react";
import { flattenPages, useProblemText } from "../../../shared/api/index.ts";
import { formatNumber, useLanguage, useText } from "../../../shared/i18n/index.ts";
import {
	BackLabel,
	Banner,
	Button,
	Card,
	DateTime,
	EmptyState,
	LoadMore,
	Page,
	PageHeader,
	QueryView,
} from "../../../shared/kit/index.ts";
import { ImportStatus } from "../components/import-status.tsx";
import { importText } from "../import-text.ts";
import { importsQuery, largestFile, useUpload } from "../queries/imports.ts";

export function ImportsPage() {
	const i = useText(importText);
	const language = useLanguage();
	const problem = useProblemText();
	const navigate = useNavigate();
	const input = useRef<HTMLInputElement>(null);
	const [share, setShare] = useState(0);
	const [tooLarge, setTooLarge] = useState(false);
	const upload = useUpload(setShare);
	const imports = useInfiniteQuery(importsQuery());
	return (
		<Page width="narrow">
			<PageHeader
				title={i("title")}
				description={i("lead")}
				back={
					<Link to="/contacts" className="w-fit rounded">
						<BackLabel>{i("back")}</BackLabel>
					</Link>
				}
				actions={
					<Button variant="primary" loading={upload.isPending} onClick={() => input.current?.click()}>
						<Upload aria-hidden />
						{upload.isPending ? i("uploading", { percent: Math.round(share * 100) }) : i("choose")}
					</Button>
				}
			/>
			<input
				ref={input}
				type="file"
				className="sr-only"
				tabIndex={-1}
				aria-label={i("choose")}
				accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
				onChange={(event) => {
					const file = event.target.files?.[0];
					event.target.value = "";
					if (!file) return;
					setTooLarge(file.size > largestFile);
					if (file.size > largestFile) return;
					upload.mutate(file, {
						onSuccess: ({ id }) => void navigate({ to: "/contacts/imports/$importId", params: { importId: id } }),
					});
				}}
			/>
			{(tooLarge || upload.error) && (
				<Banner tone="bad" role="alert">
					{tooLarge ? i("tooLarge") : problem(upload.error)}
				</Banner>
			)}
			<p className="text-ink-faint text-sm">{i("chooseHint")}</p>
			<Card flush>
				<QueryView query={imports}>
					{(data) => {
						const items = flattenPages(data);
						if (items.length === 0)
							return <EmptyState icon={<FileSpreadsheet />} title={i("empty")} description={i("emptyLead")} />;
						return (
							<>
								<ul className="divide-y divide-line">
									{items.map((item) => (
										<li key={item.id}>
											<Link
												to="/contacts/imports/$importId"
												params={{ importId: item.id }}
												className="flex items-center gap-3 px-5 py-3 -outline-offset-2 transition-colors hover:bg-ink/3"
											>
												<span className="min-w-0 grow">
													<span className="block truncate font-medium">{item.fileName}</span>
													<span className="block truncate text-ink-faint text-xs">
														<DateTime at={item.createdAt} />
														{item.by && ` · ${item.by}`}
														{item.counts.created > 0 &&
															` · ${i("count.created")}: ${formatNumber(item.counts.created, language)}`}
														{item.counts.failed > 0 &&
															` · ${i("count.failed")}: ${formatNumber(item.counts.failed, language)}`}
													</span>
												</span>
												<ImportStatus item={item} />
											</Link>
										</li>
									))}
								</ul>
								<LoadMore query={imports} />
							</>
						);
					}}
				</QueryView>
			</Card>
		</Page>
	);
}
