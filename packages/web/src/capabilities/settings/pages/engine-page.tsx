import { Page, PageHeader } from "../../../shared/kit/index.ts";

export const EnginePage = () => (
	<Page>
		<PageHeader title="engine-page" />
	</Page>
);
