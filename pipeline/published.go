package pipeline

import (
	"context"
	"path"
	"path/filepath"

	"rasoat/pipeline/warehouse"
)

// ParquetFolder holds the marts as Parquet, partitioned by year and unit, for
// analysts and for the level above: folders of several campaigns laid over each
// other are one table.
const ParquetFolder = "parquet"

// writeParquet writes the marts into the folder next and returns the names of
// the files.
func (w *work) writeParquet(ctx context.Context, next string) ([]string, error) {
	unit := w.campaign.config.Unit
	partition := warehouse.Partition{Year: w.campaign.config.Year, Unit: string(unit.Province.Code) + "-" + string(unit.District.Code)}
	files, err := w.db.PublishMarts(ctx, filepath.Join(next, ParquetFolder), partition)
	for i, file := range files {
		files[i] = path.Join(ParquetFolder, file)
	}
	return files, fault(err, "không ghi được %s", "cannot write %s", ParquetFolder)
}
