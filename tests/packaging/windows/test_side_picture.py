"""The picture on the setup's last page."""

from PySide6.QtGui import QImage


def test_the_picture_is_a_bitmap_of_the_size_that_nsis_expects_and_shows_the_planes(tmp_path):
    from windows.side_picture import draw

    draw(tmp_path / "side.bmp")
    image = QImage(str(tmp_path / "side.bmp"))
    assert (image.width(), image.height()) == (164, 314)
    assert image.pixelColor(82, 120).name() == "#56b4e9"
    assert image.pixelColor(3, 3).name() == "#14202e"
